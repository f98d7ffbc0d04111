package dev.streamingpipeline.model.manifest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.util.OptionalInt;

/** Detects YAML aliases, which Jackson reads as text instead of resolving them. */
final class AliasFinder extends JsonParserDelegate {
  private OptionalInt line = OptionalInt.empty();

  AliasFinder(JsonParser yaml) {
    super(yaml);
  }

  /** The line of the first alias since the last call. */
  OptionalInt takeFirstAliasLine() {
    OptionalInt found = line;
    line = OptionalInt.empty();
    return found;
  }

  @Override
  public JsonToken nextToken() throws IOException {
    JsonToken token = super.nextToken();
    if (line.isEmpty() && delegate instanceof YAMLParser yaml && yaml.isCurrentAlias()) {
      line = OptionalInt.of(currentTokenLocation().getLineNr());
    }
    return token;
  }
}
