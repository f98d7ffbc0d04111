package dev.streamingpipeline.model.manifest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.util.StringQuotingChecker;
import java.util.regex.Pattern;

/** The mapper that reads and writes manifests, as strict as the API server. */
final class ManifestMapper {
  private static final ObjectMapper MAPPER = create();

  private ManifestMapper() {}

  /** The shared instance: a mapper is expensive to create and caches class metadata. */
  static ObjectMapper get() {
    return MAPPER;
  }

  /** Quotes every text that a YAML parser may read as a number; Jackson's own check misses 1e3. */
  private static final class NumberQuotingChecker extends StringQuotingChecker.Default {
    private static final long serialVersionUID = 1L;
    private static final Pattern NUMBER =
        Pattern.compile(
            "[-+]?[0-9._][0-9._eE+:-]*|[-+]?0[xXoObB][0-9a-fA-F_]+|[-+]?\\.(?i:inf|nan)");

    @Override
    public boolean needToQuoteName(String name) {
      return super.needToQuoteName(name) || isMisread(name);
    }

    @Override
    public boolean needToQuoteValue(String value) {
      return super.needToQuoteValue(value) || isMisread(value);
    }

    /** Numbers, and the next-line character (U+0085), which parsers read as a space. */
    private static boolean isMisread(String text) {
      return NUMBER.matcher(text).matches() || text.indexOf(0x85) >= 0;
    }
  }

  private static ObjectMapper create() {
    YAMLMapper mapper =
        YAMLMapper.builder(
                YAMLFactory.builder()
                    .stringQuotingChecker(new NumberQuotingChecker())
                    .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
                    .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
                    .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
                    .disable(YAMLGenerator.Feature.SPLIT_LINES)
                    .build())
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .build();
    for (CoercionInputShape shape :
        new CoercionInputShape[] {
          CoercionInputShape.Integer, CoercionInputShape.Float, CoercionInputShape.Boolean
        }) {
      mapper.coercionConfigFor(LogicalType.Textual).setCoercion(shape, CoercionAction.Fail);
    }
    return mapper;
  }
}
