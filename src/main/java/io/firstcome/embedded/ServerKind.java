package io.firstcome.embedded;

import java.util.regex.Pattern;

/// The programs that can serve, and from which version on.
enum ServerKind {

    MARIADB("mariadbd", new Version(10, 11), Pattern.compile("Ver (\\d+)\\.(\\d+)\\S*MariaDB")),
    MYSQL("mysqld", new Version(8, 4), Pattern.compile("Ver (\\d+)\\.(\\d+)(?!\\S*MariaDB)")),
    REDIS("redis-server", new Version(7, 0), Pattern.compile("Redis server v=(\\d+)\\.(\\d+)")),
    VALKEY("valkey-server", new Version(7, 0), Pattern.compile("(?:Valkey|Server) server v=(\\d+)\\.(\\d+)"));

    private final String command;

    private final Version oldest;

    private final Pattern version;

    ServerKind(String command, Version oldest, Pattern version) {
        this.command = command;
        this.oldest = oldest;
        this.version = version;
    }

    String command() {
        return command;
    }

    Version oldest() {
        return oldest;
    }

    /// How its `--version` reads: major and minor in two groups.
    Pattern version() {
        return version;
    }

    /// As far as it tells whether one program can read what another has written.
    record Version(int major, int minor) implements Comparable<Version> {

        @Override
        public int compareTo(Version other) {
            return major != other.major ? Integer.compare(major, other.major) : Integer.compare(minor, other.minor);
        }

        @Override
        public String toString() {
            return major + "." + minor;
        }

    }

}
