package io.firstcome.audit.verify;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.ExitCodeGenerator;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import reactor.core.Exceptions;
import reactor.core.publisher.Flux;

import io.firstcome.audit.Difference;
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
        catch (RuntimeException failed) {
            return refuse("could not look: " + Exceptions.unwrap(failed));
        }
    }

    private int usage() {
        return refuse(VerifyOptions.USAGE);
    }

    private int verify(VerifyOptions options) {
        Flux<PromisedIssue> promised = options.log() == null ? Flux.empty() : AnswerLog.read(options.log());
        var look = options.coupon() == null ? verifier.all(promised, this::print)
                : verifier.one(options.coupon(), promised, this::print);
        var tally = Objects.requireNonNull(look.block());
        out.println(tally.coupons() + " coupons, " + tally.rows() + " rows, " + tally.promises() + " promises: "
                + tally.differences() + " differences");
        return tally.differences() == 0 ? AGREE : DIFFER;
    }

    private void print(CouponId coupon, Difference difference) {
        out.println(difference.kind() + " coupon " + coupon + ": " + difference.detail());
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
