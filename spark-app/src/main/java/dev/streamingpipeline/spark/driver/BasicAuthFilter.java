package dev.streamingpipeline.spark.driver;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import javax.servlet.Filter;
import javax.servlet.FilterChain;
import javax.servlet.FilterConfig;
import javax.servlet.ServletException;
import javax.servlet.ServletRequest;
import javax.servlet.ServletResponse;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

/**
 * Protects the web UIs of Spark's processes with HTTP basic authentication. Spark loads it by
 * {@code spark.ui.filters}. User name and password come from environment variables, because Spark's
 * settings are visible in the web UI and in the process list.
 *
 * <p>The master's state, its list of workers and applications, needs no login: probes and the
 * driver read it.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7617">RFC 7617</a>
 * @see <a href="https://spark.apache.org/docs/3.5.7/security.html#web-ui">Spark's documentation</a>
 */
public final class BasicAuthFilter implements Filter {
  public static final String USERNAME = "SPARK_PAGES_USERNAME";
  public static final String PASSWORD = "SPARK_PAGES_PASSWORD";

  private static final String MASTER_STATE_PATH = "/json/";
  private static final String CHALLENGE = "Basic realm=\"Spark\", charset=\"UTF-8\"";

  private byte[] expected;

  @Override
  public void init(FilterConfig config) throws ServletException {
    String credentials = variable(USERNAME) + ":" + variable(PASSWORD);
    expected =
        ("Basic "
                + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)))
            .getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain pages)
      throws IOException, ServletException {
    if (isAllowed((HttpServletRequest) request)) {
      pages.doFilter(request, response);
      return;
    }
    HttpServletResponse refusal = (HttpServletResponse) response;
    refusal.setHeader("WWW-Authenticate", CHALLENGE);
    refusal.sendError(HttpServletResponse.SC_UNAUTHORIZED);
  }

  private boolean isAllowed(HttpServletRequest request) {
    if (request.getRequestURI().equals(MASTER_STATE_PATH)) {
      return true;
    }
    String given = request.getHeader("Authorization");
    return given != null && MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), expected);
  }

  private static String variable(String name) throws ServletException {
    String value = System.getenv(name);
    if (value == null || value.isEmpty()) {
      throw new ServletException(
          "%s is not set, so no login to Spark's web UI is possible; set it".formatted(name));
    }
    return value;
  }
}
