/**
 * An HTTP source with the answer format of randomuser.me, made from a seed, that fails on request.
 *
 * <p>The public service is rate limited, changes its records on every call and can't be asked to
 * break. A test needs the opposite: records it can predict, and each failure on demand.
 */
package dev.streamingpipeline.samplesource;
