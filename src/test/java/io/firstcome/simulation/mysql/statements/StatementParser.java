package io.firstcome.simulation.mysql.statements;

import java.util.List;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import net.sf.jsqlparser.parser.CCJSqlParserUtil;
import net.sf.jsqlparser.parser.ParseException;
import net.sf.jsqlparser.statement.Statement;
import net.sf.jsqlparser.statement.delete.Delete;
import net.sf.jsqlparser.statement.insert.Insert;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.update.Update;

/// The texts that were asked before, understood once. What is not understood is refused
/// with its text, never guessed.
public final class StatementParser {

    private static final int TEXTS_MAX = 20_000;

    private static final Cache<String, Plan> PLANS = Caffeine.newBuilder().maximumSize(TEXTS_MAX).build();

    private static final Schema SCHEMA = Schema.read();

    private StatementParser() {
    }

    public static Schema schema() {
        return SCHEMA;
    }

    public static Plan plan(String text) {
        return PLANS.get(text, StatementParser::understand);
    }

    static List<Statement> statements(String text) {
        try {
            return CCJSqlParserUtil.newParser(text).withAllowComplexParsing(true).Statements();
        }
        catch (ParseException unknown) {
            throw new UnsupportedOperationException("not simulated: " + text, unknown);
        }
    }

    /// Refuses a text of which not all was looked at.
    ///
    /// @param known what is left of a part of the text when all that we do not know is
    /// left out
    static void refuseUnless(String known, Object part, String text) {
        if (!known.equals(part.toString())) {
            throw new UnsupportedOperationException(
                    "not simulated: " + part + ", only " + known + " was understood, in: " + text);
        }
    }

    private static Plan understand(String text) {
        List<Statement> statements = statements(text);
        if (statements.size() != 1) {
            throw new UnsupportedOperationException("not simulated: not one statement: " + text);
        }
        return switch (statements.getFirst()) {
            case Select select -> new Reading(new Queries(text).query(select));
            case Insert insert -> InsertPlan.of(insert, text);
            case Update update -> UpdatePlan.of(update, text);
            case Delete delete -> DeletePlan.of(delete, text);
            default -> throw new UnsupportedOperationException("not simulated: " + text);
        };
    }

    private record Reading(Query query) implements Plan {

        @Override
        public StatementOutcome run(ExecutionContext run) {
            return StatementOutcome.rows(query.columns(), query.rows(run, null));
        }

    }

}
