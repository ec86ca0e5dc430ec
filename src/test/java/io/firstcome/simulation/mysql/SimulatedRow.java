package io.firstcome.simulation.mysql;

import java.util.List;
import java.util.NoSuchElementException;

import io.r2dbc.spi.ColumnMetadata;
import io.r2dbc.spi.Row;
import io.r2dbc.spi.RowMetadata;
import org.jspecify.annotations.Nullable;

import io.firstcome.simulation.mysql.storage.Cells;
import io.firstcome.simulation.mysql.storage.Columns;

/// A row of an answer.
record SimulatedRow(Columns columns, Cells cells) implements Row {

    @Override
    public <T> @Nullable T get(int index, Class<T> type) {
        Object value = cells.get(index);
        if (value != null && !type.isInstance(value)) {
            throw new UnsupportedOperationException("not simulated: " + value + " as a " + type);
        }
        return type.cast(value);
    }

    @Override
    public <T> @Nullable T get(String name, Class<T> type) {
        int index = columns.indexOf(name);
        if (index < 0) {
            throw new NoSuchElementException("no column " + name + " in " + columns.names());
        }
        return get(index, type);
    }

    @Override
    public RowMetadata getMetadata() {
        return new Metadata(columns);
    }

    private record Metadata(Columns columns) implements RowMetadata {

        @Override
        public ColumnMetadata getColumnMetadata(int index) {
            throw new UnsupportedOperationException("not simulated: types of columns");
        }

        @Override
        public ColumnMetadata getColumnMetadata(String name) {
            throw new UnsupportedOperationException("not simulated: types of columns");
        }

        @Override
        public List<? extends ColumnMetadata> getColumnMetadatas() {
            throw new UnsupportedOperationException("not simulated: types of columns");
        }

        @Override
        public boolean contains(String columnName) {
            return columns.indexOf(columnName) >= 0;
        }

    }

}
