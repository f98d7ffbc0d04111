/**
 * An HTTP source with the response format of randomuser.me, whose records come from a seed, and
 * which fails on request.
 *
 * <p>The public service is rate limited, changes its records on every call and can't be made to
 * fail. A test needs the opposite: predictable records, and each failure on demand.
 */
package dev.streamingpipeline.samplesource;
