package io.firstcome.simulation.redis.lua;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;
import org.luaj.vm2.lib.VarArgFunction;

/// `string.format`, as far as the scripts go: the interpreter's own one ignores the
/// precision, and so would write positions with a point.
final class LuaFormat extends VarArgFunction {

    private static final Pattern CONVERSION = Pattern.compile("%(?:\\.(\\d{1,2}))?([a-zA-Z%])");

    private static final int PRECISION = 6;

    @Override
    public Varargs invoke(Varargs arguments) {
        Matcher found = CONVERSION.matcher(arguments.checkjstring(1));
        var text = new StringBuilder();
        for (int next = 2; found.find();) {
            String shown = found.group(2).equals("%") ? "%" : shown(found, arguments.arg(next++));
            found.appendReplacement(text, Matcher.quoteReplacement(shown));
        }
        return LuaReplies.text(found.appendTail(text).toString());
    }

    private static String shown(Matcher conversion, LuaValue value) {
        return switch (conversion.group(2)) {
            case "s" -> LuaReplies.text(value.checkstring());
            case "d" -> Long.toString(value.checklong());
            case "f" -> decimal(value.checkdouble(),
                    conversion.group(1) == null ? PRECISION : Integer.parseInt(conversion.group(1)));
            default -> throw new IllegalArgumentException("not simulated: string.format of " + conversion.group());
        };
    }

    private static String decimal(double number, int precision) {
        if (!Double.isFinite(number)) {
            return Double.isNaN(number) ? "nan" : number > 0 ? "inf" : "-inf";
        }
        return new BigDecimal(number).setScale(precision, RoundingMode.HALF_EVEN).toPlainString();
    }

}
