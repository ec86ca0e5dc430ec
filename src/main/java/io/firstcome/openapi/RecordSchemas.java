package io.firstcome.openapi;

import java.lang.reflect.RecordComponent;
import java.util.Iterator;
import java.util.Optional;

import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import org.jspecify.annotations.Nullable;

/// Describes records: every component is there in its JSON, and null only where it says so; an
/// optional one may be left out, and is never null.
class RecordSchemas implements ModelConverter {

    private static final String REFERENCE = "#/components/schemas/";

    @Override
    public @Nullable Schema<?> resolve(AnnotatedType type, ModelConverterContext context,
            Iterator<ModelConverter> chain) {
        Schema<?> found = chain.hasNext() ? chain.next().resolve(type, context, chain) : null;
        if (found == null) {
            return null;
        }
        Class<?> raw = Json.mapper().constructType(type.getType()).getRawClass();
        if (raw.isRecord()) {
            Schema<?> model = found.get$ref() == null ? found
                    : context.getDefinedModels().get(found.get$ref().substring(REFERENCE.length()));
            if (model != null && model.getProperties() != null && model.getRequired() == null) {
                require(model, raw);
            }
        }
        return found;
    }

    private static void require(Schema<?> model, Class<?> raw) {
        for (RecordComponent component : raw.getRecordComponents()) {
            Schema<?> property = model.getProperties().get(component.getName());
            if (property != null) {
                boolean nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
                if (component.getType() != Optional.class && !(nullable && OmittedComponents.whenNull(component))) {
                    model.addRequiredItem(component.getName());
                }
                if (nullable) {
                    model.getProperties().put(component.getName(), orNull(property));
                }
            }
        }
    }

    private static Schema<?> orNull(Schema<?> schema) {
        if (schema.get$ref() != null) {
            return new JsonSchema().addAnyOfItem(schema).addAnyOfItem(new JsonSchema().typesItem("null"));
        }
        schema.addType("null");
        return schema;
    }

}
