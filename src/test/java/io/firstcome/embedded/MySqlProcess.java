package io.firstcome.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// A real MySQL or MariaDB in a folder of its own that a test may kill, and start again
/// on the same port with the same or other data. It writes down every statement.
public final class MySqlProcess implements AutoCloseable {

    private static final String NAME = "mysql";

    private static final String ADMIN = "tester";

    private static final String STATEMENTS = "statements.log";

    private final DataFolder folder;

    private final List<String> command;

    private final int port;

    private MySqlProcess(DataFolder folder, List<String> command, int port) {
        this.folder = folder;
        this.command = command;
        this.port = port;
    }

    /// Runs when this returns.
    public static MySqlProcess in(Path path) {
        var mySql = prepare(new DataFolder(path));
        mySql.start();
        return mySql;
    }

    /// Returns when it serves.
    public void start() {
        var process = ChildProcess.start(NAME, folder, command);
        Readiness.await("the MySQL of the test", process, () -> {
            try {
                return number("SELECT 1") == 1;
            }
            catch (IllegalStateException notYet) {
                return false;
            }
        });
    }

    public void kill() {
        Signal.KILL.to(processHandle());
    }

    public ProcessHandle processHandle() {
        return Pids.of(NAME, folder);
    }

    public boolean isRunning() {
        return Pids.find(NAME, folder).isPresent();
    }

    public int port() {
        return port;
    }

    public String user() {
        return EmbeddedMySql.USER;
    }

    public String database() {
        return EmbeddedMySql.DATABASE;
    }

    public String password() {
        return folder.secret("mysql-password");
    }

    /// Where it keeps its data.
    public Path data() {
        return folder.resolve("mysql-data");
    }

    /// The file with every statement since the last start or [#forgetStatements].
    public Path statements() {
        return folder.resolve(STATEMENTS);
    }

    public void forgetStatements() {
        run("SET GLOBAL general_log = OFF");
        try {
            Files.deleteIfExists(statements());
        }
        catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        run("SET GLOBAL general_log = ON");
    }

    public void run(String sql) {
        with(connection -> {
            try (var statement = connection.createStatement()) {
                return statement.execute(sql);
            }
        });
    }

    public long number(String sql) {
        return rows(sql, row -> row.getLong(1)).getFirst();
    }

    public <T> List<T> rows(String sql, Reader<T> reader) {
        return with(connection -> {
            try (var statement = connection.createStatement(); var result = statement.executeQuery(sql)) {
                var rows = new ArrayList<T>();
                while (result.next()) {
                    rows.add(reader.read(result));
                }
                return rows;
            }
        });
    }

    /// One connection for one piece of work. Errors: [IllegalStateException].
    public <T> T with(Work<T> work) {
        try (var connection = DriverManager
            .getConnection("jdbc:mysql://127.0.0.1:" + port + "/" + EmbeddedMySql.DATABASE
                    + "?connectTimeout=2000&socketTimeout=20000&connectionTimeZone=UTC&allowPublicKeyRetrieval=true",
                    ADMIN, password())) {
            return work.on(connection);
        }
        catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /// Killed for good.
    @Override
    public void close() {
        Pids.find(NAME, folder).ifPresent(Signal.KILL::to);
    }

    private static MySqlProcess prepare(DataFolder folder) {
        try (var first = EmbeddedMySql.start(folder)) {
            Path init = folder.write("tester.sql",
                    "CREATE USER IF NOT EXISTS '" + ADMIN + "'@'127.0.0.1' IDENTIFIED BY '" + first.password() + "';\n"
                            + "GRANT ALL ON *.* TO '" + ADMIN + "'@'127.0.0.1' WITH GRANT OPTION;\n");
            return new MySqlProcess(folder,
                    List.of(first.program().path().toString(), "--defaults-file=" + folder.resolve("mysql.cnf"),
                            "--init-file=" + init, "--general-log=ON",
                            "--general-log-file=" + folder.resolve(STATEMENTS)),
                    first.port());
        }
        catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// Reads one row.
    @FunctionalInterface
    public interface Reader<T> {

        T read(ResultSet row) throws SQLException;

    }

    /// Something to do with a connection.
    @FunctionalInterface
    public interface Work<T> {

        T on(Connection connection) throws SQLException;

    }

}
