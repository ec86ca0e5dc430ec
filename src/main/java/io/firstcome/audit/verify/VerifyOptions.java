package io.firstcome.audit.verify;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.firstcome.core.CouponId;

/// What `verify` was asked for.
///
/// @param log the caller's log of answers; null for none
/// @param coupon this one only; null for all
record VerifyOptions(boolean selfTest, @Nullable Path log, @Nullable CouponId coupon) {

    static final String USAGE = "usage: java -jar firstcome.jar verify [--log FILE] [--coupon ID] [--self-test]";

    /// Empty when this is not how it is used.
    static Optional<VerifyOptions> of(List<String> arguments) {
        boolean selfTest = false;
        @Nullable Path log = null;
        @Nullable CouponId coupon = null;
        for (var rest = arguments.iterator(); rest.hasNext();) {
            String argument = rest.next();
            if (argument.equals("--self-test")) {
                selfTest = true;
            }
            else if (argument.equals("--log") && rest.hasNext()) {
                log = Path.of(rest.next());
            }
            else if (argument.equals("--coupon") && rest.hasNext()) {
                coupon = CouponId.parse(rest.next()).orElse(null);
                if (coupon == null) {
                    return Optional.empty();
                }
            }
            else if (!argument.startsWith("--spring.") && !argument.startsWith("--firstcome.")) {
                return Optional.empty();
            }
        }
        return selfTest && (log != null || coupon != null) ? Optional.empty()
                : Optional.of(new VerifyOptions(selfTest, log, coupon));
    }

}
