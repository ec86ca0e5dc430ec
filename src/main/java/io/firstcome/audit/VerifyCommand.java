package io.firstcome.audit;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import reactor.core.publisher.Flux;

import io.firstcome.core.CouponId;

/// `verify`: compares, for a service at rest, what Redis and MySQL hold of every coupon,
/// user by user, and with `--log FILE` what callers were told; `--coupon ID` looks at one
/// only. Settings of the connections are those of the service. Prints one line a
/// difference. Exits with 0 when there is none, 1 when there are, 2 when it could not
/// look. `--self-test` looks for differences that it has planted in a coupon of its own.
public final class VerifyCommand {

    /// The argument by which it is called.
    public static final String NAME = "verify";

    private static final int AGREE = 0;

    private static final int DIFFER = 1;

    private static final int COULD_NOT_LOOK = 2;

    private final PrintStream out;

    private VerifyCommand(PrintStream out) {
        this.out = out;
    }

    /// Runs it on the main thread and answers the exit code.
    ///
    /// @param arguments those behind the name
    public static int run(List<String> arguments) {
        var out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        return new VerifyCommand(out).on(arguments);
    }

    private int on(List<String> arguments) {
        var options = VerifyOptions.of(arguments);
        if (options.isEmpty()) {
            return refuse(VerifyOptions.USAGE);
        }
        try (var context = start(options.get().settings())) {
            return options.get().selfTest() ? selfTest(context) : verify(context, options.get());
        }
        catch (IOException | RuntimeException failed) {
            return refuse("could not look: " + failed);
        }
    }

    private int verify(ApplicationContext context, VerifyOptions options) throws IOException {
        Map<CouponId, List<Told>> told = options.log() == null ? Map.of() : AnswerLog.read(options.log());
        var verifier = context.getBean(Verifier.class);
        Flux<Verifier.Found> looks = options.coupon() == null ? verifier.all(told)
                : verifier.of(options.coupon(), told.getOrDefault(options.coupon(), List.of())).flux();
        var found = Objects.requireNonNull(looks.doOnNext(this::print).collectList().block());
        long differences = found.stream().mapToLong(coupon -> coupon.differences().size()).sum();
        out.println(found.size() + " coupons, " + found.stream().mapToLong(Verifier.Found::rows).sum() + " rows, "
                + told.values().stream().mapToLong(List::size).sum() + " promises: " + differences + " differences");
        return differences == 0 ? AGREE : DIFFER;
    }

    private void print(Verifier.Found found) {
        found.differences()
            .forEach(difference -> out
                .println(difference.kind() + " coupon " + found.coupon() + ": " + difference.detail()));
    }

    private int selfTest(ApplicationContext context) {
        var tried = Objects.requireNonNull(context.getBean(SelfTest.class).run().collectList().block());
        tried.forEach(one -> out.println(one.planted() + " planted: " + (one.right() ? "as it should be" : "WRONG")));
        return tried.stream().allMatch(SelfTest.Tried::right) ? AGREE : DIFFER;
    }

    private int refuse(String why) {
        out.println(why);
        return COULD_NOT_LOOK;
    }

    private static ConfigurableApplicationContext start(List<String> settings) {
        return new SpringApplicationBuilder(VerifySetup.class).web(WebApplicationType.NONE)
            .properties("spring.flyway.enabled=false", "logging.level.root=warn")
            .run(settings.toArray(String[]::new));
    }

}
