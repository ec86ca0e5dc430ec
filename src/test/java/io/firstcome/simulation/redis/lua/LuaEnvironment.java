package io.firstcome.simulation.redis.lua;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

import org.luaj.vm2.Globals;
import org.luaj.vm2.LuaError;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;
import org.luaj.vm2.lib.BaseLib;
import org.luaj.vm2.lib.PackageLib;
import org.luaj.vm2.lib.StringLib;
import org.luaj.vm2.lib.TableLib;
import org.luaj.vm2.lib.TwoArgFunction;
import org.luaj.vm2.lib.VarArgFunction;
import org.luaj.vm2.lib.jse.JseMathLib;

import io.firstcome.simulation.redis.keyspace.RedisReply;

/// Where scripts run: what Lua 5.1 in Redis knows, without chance and files. As there, a
/// script can neither make a global variable nor read one that is not there. Otherwise
/// than there, a number that `..` or `tostring` turns into a text keeps more than 14
/// digits.
final class LuaEnvironment {

    private static final List<String> UNKNOWN_TO_REDIS = List.of("package", "require", "dofile", "loadfile", "print");

    private static final MathContext DIGITS = new MathContext(17);

    private final Globals globals = new Globals();

    LuaEnvironment(Function<List<String>, RedisReply> commands) {
        globals.load(new BaseLib());
        globals.load(new PackageLib());
        globals.load(new TableLib());
        globals.load(new StringLib());
        globals.load(new JseMathLib());
        UNKNOWN_TO_REDIS.forEach(name -> globals.set(name, LuaValue.NIL));
        globals.get("math").set("random", LuaValue.NIL);
        globals.get("string").set("format", new LuaFormat());
        globals.set("unpack", globals.get("table").get("unpack"));
        globals.set("redis", redis(commands));
        globals.setmetatable(closed());
    }

    Globals with(List<String> keys, List<String> arguments) {
        globals.rawset("KEYS", table(keys));
        globals.rawset("ARGV", table(arguments));
        return globals;
    }

    private static LuaTable redis(Function<List<String>, RedisReply> commands) {
        var redis = new LuaTable();
        redis.set("pcall", new VarArgFunction() {
            @Override
            public Varargs invoke(Varargs words) {
                return LuaReplies.toLua(commands.apply(words(words)));
            }
        });
        redis.set("call", new VarArgFunction() {
            @Override
            public Varargs invoke(Varargs words) {
                RedisReply reply = commands.apply(words(words));
                if (reply instanceof RedisReply.Failure) {
                    throw new LuaError(LuaReplies.toLua(reply));
                }
                return LuaReplies.toLua(reply);
            }
        });
        return redis;
    }

    private static List<String> words(Varargs words) {
        return IntStream.rangeClosed(1, words.narg()).mapToObj(at -> word(words.arg(at))).toList();
    }

    private static String word(LuaValue word) {
        return switch (word.type()) {
            case LuaValue.TSTRING -> LuaReplies.text(word.checkstring());
            case LuaValue.TNUMBER -> number(word.todouble());
            default -> throw new LuaError("Lua redis lib command arguments must be strings or integers");
        };
    }

    private static String number(double number) {
        return new BigDecimal(number).round(DIGITS).stripTrailingZeros().toPlainString();
    }

    private static LuaTable closed() {
        var closed = new LuaTable();
        closed.set(LuaValue.INDEX, new TwoArgFunction() {
            @Override
            public LuaValue call(LuaValue table, LuaValue name) {
                throw new LuaError("Script attempted to access nonexistent global variable '" + name.tojstring() + "'");
            }
        });
        closed.set(LuaValue.NEWINDEX, new VarArgFunction() {
            @Override
            public Varargs invoke(Varargs tableNameValue) {
                throw new LuaError("Attempt to modify a readonly table");
            }
        });
        return closed;
    }

    private static LuaTable table(List<String> texts) {
        var table = new LuaTable(texts.size(), 0);
        for (int at = 0; at < texts.size(); at++) {
            table.rawset(at + 1, LuaReplies.text(texts.get(at)));
        }
        return table;
    }

}
