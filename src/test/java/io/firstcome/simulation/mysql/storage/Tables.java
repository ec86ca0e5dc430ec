package io.firstcome.simulation.mysql.storage;

import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.firstcome.simulation.mysql.statements.Schema;

/// All rows of a server, who locks them, and its clock.
public final class Tables {

    private final Map<String, Table> tables = new LinkedHashMap<>();

    private final Locks locks;

    private final InstantSource clock;

    public Tables(Schema schema, Locks locks, InstantSource clock) {
        schema.tables().forEach(definition -> tables.put(definition.name(), new Table(definition)));
        this.locks = locks;
        this.clock = clock;
    }

    public Table table(String name) {
        return Objects.requireNonNull(tables.get(name), name);
    }

    public Locks locks() {
        return locks;
    }

    /// In UTC, with microseconds.
    public LocalDateTime now() {
        return LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC).truncatedTo(ChronoUnit.MICROS);
    }

    public Snapshot snapshot() {
        var copies = new LinkedHashMap<String, Snapshot.Copy>();
        tables.forEach((name, table) -> copies.put(name, new Snapshot.Copy(table.committed(), table.nextId())));
        return new Snapshot(copies);
    }

    public void restore(Snapshot snapshot) {
        snapshot.tables().forEach((name, copy) -> table(name).restore(copy.rows(), copy.nextId()));
    }

    /// What was committed at one moment.
    public record Snapshot(Map<String, Copy> tables) {

        record Copy(List<Cells> rows, long nextId) {
        }

    }

}
