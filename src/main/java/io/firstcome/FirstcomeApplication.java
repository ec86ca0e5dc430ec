package io.firstcome;

import java.util.List;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.modulith.Modulithic;

import io.firstcome.audit.VerifyCommand;

/// The service. Each folder below this one is a room with one idea; what every room
/// shares is `core`.
@SpringBootApplication
@ConfigurationPropertiesScan
@Modulithic(systemName = "Firstcome", sharedModules = "core")
public class FirstcomeApplication {

    public static void main(String[] args) {
        if (args.length > 0 && args[0].equals(VerifyCommand.NAME)) {
            System.exit(VerifyCommand.run(List.of(args).subList(1, args.length)));
        }
        SpringApplication.run(FirstcomeApplication.class, args);
    }

}
