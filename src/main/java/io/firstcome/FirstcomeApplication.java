package io.firstcome;

import java.util.Objects;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.modulith.Modulithic;

/// The service. Each folder below this one is per room with one idea; its `package-info`
/// says which, and what it may import.
@SpringBootApplication
@ConfigurationPropertiesScan
@Modulithic(systemName = "Firstcome")
public class FirstcomeApplication {

    private static final String VERIFY = "verify";

    private static final int COULD_NOT_START = 2;

    /// The first bean there is needs the registry of all meters, so that none is
    /// registered
    /// before: what a meter counts until then would be lost.
    FirstcomeApplication(MeterRegistry registry) {
        Objects.requireNonNull(registry);
    }

    public static void main(String[] args) {
        if (args.length > 0 && args[0].equals(VERIFY)) {
            System.exit(verify(args));
        }
        SpringApplication.run(FirstcomeApplication.class, args);
    }

    // The same application without its web server and its loops, see
    // application-verify.yaml; the command runs as soon as it has started.
    private static int verify(String[] args) {
        var application = new SpringApplicationBuilder(FirstcomeApplication.class).web(WebApplicationType.NONE)
            .profiles(VERIFY);
        try (var context = application.run(args)) {
            return SpringApplication.exit(context);
        }
        catch (RuntimeException logged) {
            return COULD_NOT_START;
        }
    }

}
