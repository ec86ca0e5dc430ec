package io.firstcome.simulation.mysql.statements;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.expression.StringValue;
import net.sf.jsqlparser.statement.Statement;
import net.sf.jsqlparser.statement.alter.Alter;
import net.sf.jsqlparser.statement.alter.AlterOperation;
import net.sf.jsqlparser.statement.create.table.CheckConstraint;
import net.sf.jsqlparser.statement.create.table.ColumnDefinition;
import net.sf.jsqlparser.statement.create.table.ColumnOption;
import net.sf.jsqlparser.statement.create.table.CreateTable;
import net.sf.jsqlparser.statement.create.table.Index;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

import io.firstcome.simulation.mysql.storage.ColumnType;
import io.firstcome.simulation.mysql.storage.MySqlErrors;
import io.firstcome.simulation.mysql.storage.TableDefinition;

/// The tables, read from the service's own migrations.
public final class Schema {

    private static final List<String> LOCATIONS = List.of("coupon", "issuance", "admission/fence");

    private final Map<String, TableDefinition> tables = new LinkedHashMap<>();

    private Schema() {
    }

    static Schema read() {
        var schema = new Schema();
        migrations().sorted(Comparator.comparingInt(Schema::version)).forEach(schema::migrate);
        return schema;
    }

    public Collection<TableDefinition> tables() {
        return tables.values();
    }

    TableDefinition table(String name) {
        var table = tables.get(name);
        if (table == null) {
            throw MySqlErrors.unknown("Table '" + name + "' doesn't exist");
        }
        return table;
    }

    private static Stream<Resource> migrations() {
        return LOCATIONS.stream().flatMap(location -> {
            try {
                return Arrays.stream(
                        new PathMatchingResourcePatternResolver().getResources("classpath:" + location + "/V*.sql"));
            }
            catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        });
    }

    private static int version(Resource migration) {
        return Integer.parseInt(String.valueOf(migration.getFilename()).replaceAll("V(\\d+)__.*", "$1"));
    }

    private void migrate(Resource migration) {
        try {
            StatementParser.statements(migration.getContentAsString(StandardCharsets.UTF_8)).forEach(this::apply);
        }
        catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void apply(Statement statement) {
        switch (statement) {
            case CreateTable create -> tables.put(create.getTable().getName(), table(create));
            case Alter alter -> alter.getAlterExpressions().forEach(change -> {
                if (change.getOperation() != AlterOperation.ADD || change.getColDataTypeList() == null) {
                    throw new UnsupportedOperationException("not simulated: " + alter);
                }
                change.getColDataTypeList()
                    .forEach(column -> tables.computeIfPresent(alter.getTable().getName(),
                            (name, table) -> table.and(column(new ColumnDefinition(column.getColumnName(),
                                    column.getColDataType(), column.getColumnSpecs())))));
            });
            default -> throw new UnsupportedOperationException("not simulated: " + statement);
        }
    }

    private static TableDefinition table(CreateTable create) {
        var keys = new ArrayList<TableDefinition.Key>();
        var checks = new ArrayList<TableDefinition.Check>();
        var columns = create.getColumnDefinitions().stream().map(Schema::column).toList();
        var plain = TableDefinition.of(create.getTable().getName(), columns, List.of(), List.of());
        create.getColumnDefinitions()
            .stream()
            .filter(column -> says(column, "PRIMARY KEY"))
            .map(column -> new TableDefinition.Key("PRIMARY", List.of(plain.indexOf(column.getColumnName()))))
            .forEach(keys::add);
        for (Index index : create.getIndexes()) {
            if (index instanceof CheckConstraint check) {
                var condition = new Expressions(create.toString()).value(check.getExpression());
                checks.add(new TableDefinition.Check(check.getName(), condition));
            }
            // One that is not unique only makes searching faster.
            else if (!index.getType().equals("KEY")) {
                keys.add(key(index, plain));
            }
        }
        return new TableDefinition(plain.name(), plain.columns(), columns, List.copyOf(keys), List.copyOf(checks));
    }

    private static TableDefinition.Key key(Index index, TableDefinition table) {
        var columns = index.getColumnsNames().stream().map(table::indexOf).toList();
        return switch (index.getType()) {
            case "PRIMARY KEY" -> new TableDefinition.Key("PRIMARY", columns);
            case "UNIQUE" -> new TableDefinition.Key(index.getName(), columns);
            default -> throw new UnsupportedOperationException("not simulated: " + index);
        };
    }

    private static TableDefinition.Column column(ColumnDefinition column) {
        return new TableDefinition.Column(column.getColumnName(),
                ColumnType.named(column.getColDataType().getDataType()), !says(column, "NOT NULL"), byDefault(column),
                says(column, "AUTO_INCREMENT"));
    }

    private static boolean says(ColumnDefinition column, String words) {
        return column.toString().contains(words);
    }

    private static @Nullable Object byDefault(ColumnDefinition column) {
        List<ColumnOption> options = column.getColumnOptions() == null ? List.of() : column.getColumnOptions();
        return options.stream()
            .map(ColumnOption::getDefaultExpression)
            .filter(Objects::nonNull)
            .findFirst()
            .map(Schema::constant)
            .orElse(null);
    }

    private static Object constant(Expression value) {
        return switch (value) {
            case LongValue number -> number.getValue();
            case StringValue text -> text.getValue();
            default -> throw new UnsupportedOperationException("not simulated: DEFAULT " + value);
        };
    }

}
