package io.firstcome.security;

import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.StringUtils;

/// Holds where a local key is set.
final class OnLocalKey implements Condition {

    static final String PROPERTY = "firstcome.security.local-key";

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        return isSet(context.getEnvironment());
    }

    static boolean isSet(Environment environment) {
        return StringUtils.hasText(environment.getProperty(PROPERTY));
    }

}
