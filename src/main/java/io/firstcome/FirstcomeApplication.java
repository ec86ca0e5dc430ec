package io.firstcome;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.modulith.Modulithic;

/// The service. Each folder below this one is a room with one idea; what every room
/// shares is `core`.
@SpringBootApplication
@ConfigurationPropertiesScan
@Modulithic(systemName = "Firstcome", sharedModules = "core")
public class FirstcomeApplication {

    public static void main(String[] args) {
        SpringApplication.run(FirstcomeApplication.class, args);
    }

}
