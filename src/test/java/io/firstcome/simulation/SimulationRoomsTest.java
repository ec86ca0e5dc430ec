package io.firstcome.simulation;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

/// The rooms of the simulation, from above: whoever plays, the world, the servers, the
/// network between them.
class SimulationRoomsTest {

    private static final JavaClasses CLASSES = new ClassFileImporter().importPackages("io.firstcome.simulation");

    @Test
    void importsGoOneWay() {
        layeredArchitecture().consideringOnlyDependenciesInLayers()
            .layer("play")
            .definedBy("io.firstcome.simulation")
            .layer("world")
            .definedBy("io.firstcome.simulation.world")
            .layer("mysql")
            .definedBy("io.firstcome.simulation.mysql..")
            .layer("redis")
            .definedBy("io.firstcome.simulation.redis")
            .layer("lua")
            .definedBy("io.firstcome.simulation.redis.lua")
            .layer("keyspace")
            .definedBy("io.firstcome.simulation.redis.keyspace")
            .layer("network")
            .definedBy("io.firstcome.simulation.network")
            .whereLayer("play")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("world")
            .mayOnlyBeAccessedByLayers("play")
            .whereLayer("mysql")
            .mayOnlyBeAccessedByLayers("world", "play")
            .whereLayer("redis")
            .mayOnlyBeAccessedByLayers("world", "play")
            .whereLayer("lua")
            .mayOnlyBeAccessedByLayers("redis")
            .whereLayer("keyspace")
            .mayOnlyBeAccessedByLayers("redis", "lua", "play")
            .whereLayer("network")
            .mayOnlyBeAccessedByLayers("mysql", "redis", "world")
            .check(CLASSES);
    }

}
