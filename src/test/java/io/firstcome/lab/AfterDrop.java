package io.firstcome.lab;

import java.util.List;

import tools.jackson.databind.JsonNode;

/// What everybody was told, and what was there when nothing waited any more.
record AfterDrop(List<Integer> statuses, JsonNode figures) {

    long figure(String name) {
        return figures.get(name).longValue();
    }

    /// How often somebody was told that this very request got one.
    long saidYes() {
        return statuses.stream().filter(status -> status == 201 || status == 202).count();
    }

}
