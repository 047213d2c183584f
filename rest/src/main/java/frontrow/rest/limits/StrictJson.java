package frontrow.rest.limits;

import static tools.jackson.databind.cfg.CoercionInputShape.Boolean;
import static tools.jackson.databind.cfg.CoercionInputShape.EmptyString;
import static tools.jackson.databind.cfg.CoercionInputShape.Float;
import static tools.jackson.databind.cfg.CoercionInputShape.Integer;
import static tools.jackson.databind.cfg.CoercionInputShape.String;

import frontrow.rest.RestProperties;
import java.time.Instant;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactoryBuilder;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.type.LogicalType;

/** JSON is taken at its word: {@code "1"}, {@code 1.0} and {@code true} are not the number 1, and nothing is said twice or in vain. */
final class StrictJson {

    private StrictJson() {}

    static void limit(JsonFactoryBuilder factory, RestProperties.Limits limits) {
        int charactersMax = Math.toIntExact(limits.bodySizeMax().toBytes());
        factory.streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(limits.jsonDepthMax())
                .maxNumberLength(limits.jsonNumberDigitsMax()).maxNameLength(1024).maxStringLength(charactersMax).build());
        factory.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION);
    }

    static void beStrict(JsonMapper.Builder json) {
        json.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
        json.disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT);
        json.disable(MapperFeature.ALLOW_COERCION_OF_SCALARS);
        refuse(json, LogicalType.Integer, Float, Boolean, String, EmptyString);
        refuse(json, LogicalType.Float, Boolean, String, EmptyString);
        refuse(json, LogicalType.Boolean, Integer, Float, String, EmptyString);
        refuse(json, LogicalType.Enum, Integer, EmptyString);
        refuse(json, LogicalType.Textual, Integer, Float, Boolean);
        refuse(json, LogicalType.OtherScalar, Integer, Float, Boolean, EmptyString);
        refuse(json, LogicalType.DateTime, Integer, Float, Boolean, EmptyString);
        json.addModule(new SimpleModule("frontrow").addDeserializer(java.lang.String.class, new StorableText())
                .addDeserializer(Instant.class, new IsoTime()));
    }

    private static void refuse(JsonMapper.Builder json, LogicalType type, CoercionInputShape... shapes) {
        json.withCoercionConfig(type, config -> {
            for (CoercionInputShape shape : shapes) {
                config.setCoercion(shape, CoercionAction.Fail);
            }
        });
    }
}
