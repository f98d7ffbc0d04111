package dev.streamingpipeline.local;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;

/** HTTP checks of the programs on this machine. */
final class Http {
  private static final int TIMEOUT_MILLISECONDS = 2_000;

  private Http() {}

  /** Whether a GET of a path returns 200. */
  static boolean isOk(String address, String path) {
    try {
      HttpURLConnection connection =
          (HttpURLConnection) URI.create("http://" + address + path).toURL().openConnection();
      connection.setConnectTimeout(TIMEOUT_MILLISECONDS);
      connection.setReadTimeout(TIMEOUT_MILLISECONDS);
      return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
    } catch (IOException e) {
      return false;
    }
  }
}
