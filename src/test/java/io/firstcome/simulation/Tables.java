package io.firstcome.simulation;

import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// All rows of a server, who locks them, and its clock.
final class Tables {

    private final Map<String, Table> tables = new LinkedHashMap<>();

    private final Locks locks;

    private final InstantSource clock;

    Tables(Schema schema, Locks locks, InstantSource clock) {
        schema.tables().forEach(definition -> tables.put(definition.name(), new Table(definition)));
        this.locks = locks;
        this.clock = clock;
    }

    Table table(String name) {
        return Objects.requireNonNull(tables.get(name), name);
    }

    Locks locks() {
        return locks;
    }

    /// In UTC, with microseconds.
    LocalDateTime now() {
        return LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC).truncatedTo(ChronoUnit.MICROS);
    }

    Snapshot snapshot() {
        var copies = new LinkedHashMap<String, Snapshot.Copy>();
        tables.forEach((name, table) -> copies.put(name, new Snapshot.Copy(table.committed(), table.nextId())));
        return new Snapshot(copies);
    }

    void restore(Snapshot snapshot) {
        snapshot.tables().forEach((name, copy) -> table(name).restore(copy.rows(), copy.nextId()));
    }

    /// What was committed at one moment.
    record Snapshot(Map<String, Copy> tables) {

        record Copy(List<Cells> rows, long nextId) {
        }

    }

}
