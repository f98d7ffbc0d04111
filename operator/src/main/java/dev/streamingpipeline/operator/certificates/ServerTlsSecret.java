package dev.streamingpipeline.operator.certificates;

import dev.streamingpipeline.operator.pipeline.Component;
import dev.streamingpipeline.operator.pipeline.PipelineContext;
import dev.streamingpipeline.operator.secrets.PersistentSecret;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The TLS certificate of a component's servers, and the CAs that they trust. */
public abstract class ServerTlsSecret extends PersistentSecret {
  protected ServerTlsSecret(Component component) {
    super(component);
  }

  /** The host names in the certificate, by which clients connect to the servers. */
  protected abstract List<String> hosts(PipelineContext pipeline);

  /** Whether all servers run with the Secret's present content. */
  protected abstract boolean isSettled(PipelineContext pipeline);

  @Override
  protected final Map<String, String> content(
      Map<String, String> present, PipelineContext pipeline) {
    String name = component().nameFor(pipeline.pipeline());
    Instant now = Instant.now();
    return CertificateAuthoritySecret.in(pipeline)
        .map(
            authority ->
                ServerTls.in(present)
                    .map(
                        identity ->
                            identity.next(
                                authority, name, hosts(pipeline), isSettled(pipeline), now))
                    .orElseGet(() -> ServerTls.create(authority, name, hosts(pipeline), now))
                    .texts())
        .orElse(present);
  }
}
