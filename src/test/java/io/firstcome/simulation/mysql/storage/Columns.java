package io.firstcome.simulation.mysql.storage;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The names of the columns of rows. Upper and lower case are one.
public final class Columns {

    public static final Columns NONE = new Columns(List.of());

    private final List<String> names;

    private final Map<String, Integer> indexes = new HashMap<>();

    public Columns(List<String> names) {
        this.names = List.copyOf(names);
        for (int index = 0; index < names.size(); index++) {
            indexes.putIfAbsent(names.get(index), index);
            indexes.putIfAbsent(names.get(index).toLowerCase(Locale.ROOT), index);
        }
    }

    public List<String> names() {
        return names;
    }

    /// -1 when there is none of that name.
    public int indexOf(String name) {
        Integer index = indexes.get(name);
        if (index == null) {
            index = indexes.get(name.toLowerCase(Locale.ROOT));
        }
        return index == null ? -1 : index;
    }

}
