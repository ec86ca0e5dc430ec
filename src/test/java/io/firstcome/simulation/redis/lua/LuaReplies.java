package io.firstcome.simulation.redis.lua;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.luaj.vm2.LuaInteger;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;

import io.firstcome.simulation.redis.keyspace.RedisReply;

/// Replies in Lua and back, as Redis documents it: absence is false in Lua, an array ends
/// at its first nil, a number loses its fraction.
final class LuaReplies {

    private static final String ERROR = "err";

    private static final String STATUS = "ok";

    private LuaReplies() {
    }

    static LuaValue toLua(RedisReply reply) {
        return switch (reply) {
            case RedisReply.Whole(var number) -> LuaInteger.valueOf(number);
            case RedisReply.Bulk(var text) -> text(text);
            case RedisReply.Nil() -> LuaValue.FALSE;
            case RedisReply.Status(var word) -> table(STATUS, word);
            case RedisReply.Failure(var message) -> table(ERROR, message);
            case RedisReply.Items(var items) -> table(items);
        };
    }

    static RedisReply toReply(LuaValue value) {
        return switch (value.type()) {
            case LuaValue.TSTRING -> new RedisReply.Bulk(text(value.checkstring()));
            case LuaValue.TNUMBER -> new RedisReply.Whole((long) value.todouble());
            case LuaValue.TBOOLEAN -> value.toboolean() ? new RedisReply.Whole(1) : new RedisReply.Nil();
            case LuaValue.TTABLE -> toReply(value.checktable());
            default -> new RedisReply.Nil();
        };
    }

    /// The message of what a failed command left in Lua, empty when it is something else.
    static String failure(LuaValue thrown) {
        LuaValue message = thrown.istable() ? thrown.rawget(ERROR) : LuaValue.NIL;
        return message.isstring() ? text(message.checkstring()) : "";
    }

    static LuaString text(String text) {
        return LuaString.valueUsing(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    static String text(LuaString text) {
        return new String(text.m_bytes, text.m_offset, text.m_length, StandardCharsets.ISO_8859_1);
    }

    private static RedisReply toReply(LuaTable table) {
        if (table.rawget(ERROR).isstring()) {
            return new RedisReply.Failure(text(table.rawget(ERROR).checkstring()));
        }
        if (table.rawget(STATUS).isstring()) {
            return new RedisReply.Status(text(table.rawget(STATUS).checkstring()));
        }
        var items = new ArrayList<RedisReply>();
        for (int at = 1; !table.rawget(at).isnil(); at++) {
            items.add(toReply(table.rawget(at)));
        }
        return new RedisReply.Items(items);
    }

    private static LuaTable table(String name, String text) {
        var table = new LuaTable();
        table.rawset(name, text(text));
        return table;
    }

    private static LuaTable table(List<? extends RedisReply> items) {
        var table = new LuaTable(items.size(), 0);
        for (int at = 0; at < items.size(); at++) {
            table.rawset(at + 1, toLua(items.get(at)));
        }
        return table;
    }

}
