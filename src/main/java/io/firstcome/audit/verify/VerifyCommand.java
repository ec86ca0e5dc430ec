package io.firstcome.audit.verify;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.ExitCodeGenerator;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

import io.firstcome.core.CouponId;

/// `verify`: compares, for a service at rest, what Redis and MySQL hold of every coupon,
/// user by user, and with `--log FILE` what callers were told; `--coupon ID` looks at one
/// only. Settings of the connections are those of the service. Prints one line per
/// difference. Exits with 0 when there is none, 1 when there are, 2 when it could not
/// look. `--self-test` looks for differences that it has planted in a coupon of its own.
@Component
@Profile("verify")
class VerifyCommand implements ApplicationRunner, ExitCodeGenerator {

    private static final int AGREE = 0;

    private static final int DIFFER = 1;

    private static final int COULD_NOT_LOOK = 2;

    private final PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true,
            StandardCharsets.UTF_8);

    private final Verifier verifier;

    private final SelfTest selfTest;

    private int exitCode;

    VerifyCommand(Verifier verifier, SelfTest selfTest) {
        this.verifier = verifier;
        this.selfTest = selfTest;
    }

    /// Works on the main thread, and waits.
    @Override
    public void run(ApplicationArguments arguments) {
        List<String> all = List.of(arguments.getSourceArgs());
        exitCode = VerifyOptions.of(all.subList(1, all.size())).map(this::verifyOrSayWhyNot).orElseGet(this::usage);
    }

    @Override
    public int getExitCode() {
        return exitCode;
    }

    private int verifyOrSayWhyNot(VerifyOptions options) {
        try {
            return options.selfTest() ? testItself() : verify(options);
        }
        catch (IOException | RuntimeException failed) {
            return refuse("could not look: " + failed);
        }
    }

    private int usage() {
        return refuse(VerifyOptions.USAGE);
    }

    private int verify(VerifyOptions options) throws IOException {
        Map<CouponId, List<PromisedIssue>> promised = options.log() == null ? Map.of() : AnswerLog.read(options.log());
        Flux<Verifier.Found> looks = options.coupon() == null ? verifier.all(promised)
                : verifier.of(options.coupon(), promised.getOrDefault(options.coupon(), List.of())).flux();
        var found = Objects.requireNonNull(looks.doOnNext(this::print).collectList().block());
        long differences = found.stream().mapToLong(coupon -> coupon.differences().size()).sum();
        out.println(found.size() + " coupons, " + found.stream().mapToLong(Verifier.Found::rows).sum() + " rows, "
                + promised.values().stream().mapToLong(List::size).sum() + " promises: " + differences
                + " differences");
        return differences == 0 ? AGREE : DIFFER;
    }

    private void print(Verifier.Found found) {
        found.differences()
            .forEach(difference -> out
                .println(difference.kind() + " coupon " + found.coupon() + ": " + difference.detail()));
    }

    private int testItself() {
        var tried = Objects.requireNonNull(selfTest.run().collectList().block());
        tried.forEach(one -> out.println(one.planted() + " planted: " + (one.right() ? "as it should be" : "WRONG")));
        return tried.stream().allMatch(SelfTest.Tried::right) ? AGREE : DIFFER;
    }

    private int refuse(String why) {
        out.println(why);
        return COULD_NOT_LOOK;
    }

}
