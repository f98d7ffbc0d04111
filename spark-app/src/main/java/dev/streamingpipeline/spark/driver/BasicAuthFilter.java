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
 * Shows the pages of Spark's processes to one person, who gives name and password by HTTP's basic
 * authentication. Spark takes it by {@code spark.ui.filters}. Name and password come from the
 * environment, because settings are shown on a page and in a list of processes.
 *
 * <p>The master tells everybody which workers and applications it has: probes and the driver ask.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7617">RFC 7617</a>
 * @see <a href="https://spark.apache.org/docs/3.5.7/security.html#web-ui">Spark's documentation</a>
 */
public final class BasicAuthFilter implements Filter {
  public static final String USERNAME = "SPARK_PAGES_USERNAME";
  public static final String PASSWORD = "SPARK_PAGES_PASSWORD";

  private static final String STATE = "/json/";
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
    if (request.getRequestURI().equals(STATE)) {
      return true;
    }
    String given = request.getHeader("Authorization");
    return given != null && MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), expected);
  }

  private static String variable(String name) throws ServletException {
    String value = System.getenv(name);
    if (value == null || value.isEmpty()) {
      throw new ServletException(
          "%s is not set, so nobody could log in to Spark's pages; set it".formatted(name));
    }
    return value;
  }
}
