package io.firstcome.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;

/// A MariaDB, or a MySQL that is on PATH, with one database and one user of its own.
/// Flushes at each commit, as shipped.
final class EmbeddedMySql implements AutoCloseable {

    static final String DATABASE = "firstcome";

    static final String USER = "firstcome";

    private static final String NAME = "mysql";

    private final ServerProgram program;

    private final ChildProcess process;

    private final int port;

    private final String password;

    private EmbeddedMySql(ServerProgram program, ChildProcess process, int port, String password) {
        this.program = program;
        this.process = process;
        this.port = port;
        this.password = password;
    }

    /// Returns when it serves.
    static EmbeddedMySql start(DataFolder folder) {
        var program = ServerProgram.choose(folder, NAME, Stream.of(ServerKind.MARIADB, ServerKind.MYSQL),
                () -> MariaDbJar.program(folder));
        String password = folder.secret("mysql-password");
        Path data = folder.resolve("mysql-data");
        if (!Files.isDirectory(data)) {
            makeData(folder, program, data);
        }
        int port = FreePort.find();
        var process = ChildProcess.start(NAME, folder, command(folder, program, data, port, password));
        var server = new EmbeddedMySql(program, process, port, password);
        Readiness.await(program.toString(), process, server::serves);
        return server;
    }

    ServerProgram program() {
        return program;
    }

    int port() {
        return port;
    }

    String password() {
        return password;
    }

    /// The id that the next coupon will have, for the lines to try.
    long nextCoupon() {
        try (var connection = DriverManager.getConnection(jdbcUrl(), USER, password);
                var statement = connection.createStatement();
                var result = statement.executeQuery("SELECT COALESCE(MAX(id), 0) + 1 FROM coupons")) {
            result.next();
            return result.getLong(1);
        }
        catch (SQLException noTable) {
            return 1;
        }
    }

    @Override
    public void close() {
        process.stop();
    }

    private boolean serves() {
        try (var connection = DriverManager.getConnection(jdbcUrl(), USER, password)) {
            return connection.isValid(1);
        }
        catch (SQLException notYet) {
            return false;
        }
    }

    private String jdbcUrl() {
        return "jdbc:mysql://127.0.0.1:" + port + "/" + DATABASE + "?connectTimeout=1000&socketTimeout=2000";
    }

    // Made aside and then moved: a start that was cut short begins again.
    private static void makeData(DataFolder folder, ServerProgram program, Path data) {
        Path aside = folder.resolve("mysql-data.new");
        MariaDbJar.deleteAll(aside);
        ChildProcess.run("mysql-install", folder,
                program.kind() == ServerKind.MYSQL
                        ? List.of(program.path().toString(), "--no-defaults", "--initialize-insecure",
                                "--datadir=" + aside, "--user=" + System.getProperty("user.name"))
                        : List.of(installer(program).toString(), "--no-defaults", "--basedir=" + base(program),
                                "--datadir=" + aside, "--auth-root-authentication-method=normal", "--skip-test-db",
                                "--user=" + System.getProperty("user.name")));
        try {
            Files.move(aside, data);
        }
        catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static List<String> command(DataFolder folder, ServerProgram program, Path data, int port,
            String password) {
        try {
            // One statement per line. Root keeps a password that nobody is told.
            Path init = folder.write("mysql-init.sql", String.join("\n", //
                    "CREATE DATABASE IF NOT EXISTS " + DATABASE + " CHARACTER SET utf8mb4;",
                    "CREATE USER IF NOT EXISTS '" + USER + "'@'127.0.0.1' IDENTIFIED BY '" + password + "';",
                    "GRANT ALL ON " + DATABASE + ".* TO '" + USER + "'@'127.0.0.1';",
                    "DROP USER IF EXISTS 'root'@'127.0.0.1';", "DROP USER IF EXISTS 'root'@'::1';",
                    "ALTER USER 'root'@'localhost' IDENTIFIED BY '" + folder.secret("mysql-root-password") + "';", ""));
            // A socket's path may have about a hundred characters, which a data folder
            // may exceed.
            Path socket = Path.of(System.getProperty("java.io.tmpdir"), "firstcome-" + port + ".sock");
            Path config = folder.write("mysql.cnf",
                    String.join("\n", "[mysqld]", "basedir=" + base(program), "datadir=" + data, "port=" + port,
                            "bind-address=127.0.0.1", "socket=" + socket, "pid-file=" + folder.resolve("mysqld.pid"),
                            "init-file=" + init, "skip-name-resolve", "character-set-server=utf8mb4",
                            "innodb-flush-log-at-trx-commit=1", "skip-log-bin", withoutExtras(program),
                            "user=" + System.getProperty("user.name"), ""));
            return List.of(program.path().toString(), "--defaults-file=" + config);
        }
        catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    // MariaDB would make a key for TLS at each start, which takes seconds; loopback needs
    // none. MySQL would listen on a second port.
    private static String withoutExtras(ServerProgram program) {
        return program.kind() == ServerKind.MARIADB ? "skip-ssl" : "mysqlx=OFF";
    }

    private static Path base(ServerProgram program) {
        Path folder = program.path().toAbsolutePath().getParent();
        return folder == null || folder.getParent() == null ? Path.of("/usr") : folder.getParent();
    }

    private static Path installer(ServerProgram program) {
        return Stream.of("scripts", "bin")
            .map(folder -> base(program).resolve(folder).resolve("mariadb-install-db"))
            .filter(Files::isExecutable)
            .findFirst()
            .orElseThrow(() -> new EmbeddedException("There is no mariadb-install-db beside " + program + ".",
                    "Install the whole of MariaDB, or name a MySQL of your own with spring.r2dbc.url."));
    }

}
