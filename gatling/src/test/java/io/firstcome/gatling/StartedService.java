package io.firstcome.gatling;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A service that was started for this run, from the project around this folder, and ends with it. */
final class StartedService {

    private static final int ENDS_WITHIN_SECONDS = 60;

    private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();

    private static final Path FOLDER = Path.of("target", "service").toAbsolutePath();

    private static final Path DATA = FOLDER.resolve("data");

    private static final Path LOG = FOLDER.resolve("service.log");

    private StartedService() {
    }

    /** On this machine, and from within the project. */
    static boolean isPossibleAt(URI url) {
        try {
            return url.getPort() > 0 && InetAddress.getByName(url.getHost()).isLoopbackAddress() && Files.exists(PROJECT.resolve("pom.xml"));
        }
        catch (UnknownHostException elsewhere) {
            return false;
        }
    }

    /** Returns when it serves. */
    static StartedService at(URI url) {
        System.out.println("Nothing answers at " + url + ": a service with the lab is started there, see " + LOG);
        try {
            Files.createDirectories(FOLDER);
            var maven = new ProcessBuilder("mvn", "-B", "-ntp", "-q", "spring-boot:run", "-Dspring-boot.run.profiles=lab",
                    "-Dspring-boot.run.arguments=--server.port=" + url.getPort() + " --firstcome.embedded.data-folder=" + DATA)
                .directory(PROJECT.toFile())
                .redirectErrorStream(true)
                .redirectOutput(LOG.toFile())
                .start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> end(maven)));
            Service.awaitAnswer(url.toString(), maven::isAlive);
            return new StartedService();
        }
        catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    String key() {
        return LocalKey.in(DATA.resolve("local-key"));
    }

    // The service is Maven's child, and ends its servers itself.
    private static void end(Process maven) {
        var service = maven.children().toList();
        service.forEach(ProcessHandle::destroy);
        service.forEach(process -> process.onExit().orTimeout(ENDS_WITHIN_SECONDS, TimeUnit.SECONDS).join());
        maven.destroy();
    }

}
