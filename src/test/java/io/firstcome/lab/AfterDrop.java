package io.firstcome.lab;

import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;

import tools.jackson.databind.JsonNode;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

/// What everybody was told, and what was there when nothing waited any more.
record AfterDrop(List<Integer> statuses, JsonNode figures) {

    long figure(String name) {
        return figures.get(name).longValue();
    }

    /// How often somebody was told that this very request got one.
    long saidYes() {
        return statuses.stream().filter(status -> status == 201 || status == 202).count();
    }

    /// How often somebody was told that it is not known whether they got one.
    long saidAskAgain() {
        return statuses.stream().filter(status -> status == 503).count();
    }

    @Override
    public String toString() {
        return "answers " + new TreeMap<>(statuses.stream().collect(groupingBy(Function.identity(), counting())))
                + ", then " + figures;
    }

}
