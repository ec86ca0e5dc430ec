package io.firstcome.openapi;

import java.util.Set;

import io.swagger.v3.core.jackson.TypeNameResolver;

/// Names of schemas as a caller would choose them: a record named `CouponBody` describes
/// a Coupon.
class ShortNames extends TypeNameResolver {

    private static final String SUFFIX = "Body";

    @Override
    protected String nameForClass(Class<?> type, Set<Options> options) {
        String name = super.nameForClass(type, options);
        return name.endsWith(SUFFIX) ? name.substring(0, name.length() - SUFFIX.length()) : name;
    }

}
