package ua.meterline.store;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.Statement;

/**
 * The statements of a connection of a block on PostgreSQL. What waits in {@link WaitingWrites} is sent before one is
 * executed, however long ago its connection was taken. A prepared one tells how many parameters it has without asking
 * the server: camel-jdbc wants to know before each execution, and the driver has the server parse the statement once
 * more for it.
 */
final class BlockStatements {
    private BlockStatements() {}

    /** @param sql of the statement */
    static PreparedStatement prepared(PreparedStatement statement, String sql, WaitingWrites before) {
        int count = (int) sql.chars().filter(character -> character == '?').count();
        ParameterMetaData parameters = proxy(ParameterMetaData.class, (method, arguments) -> switch (method.getName()) {
            case "getParameterCount" -> count;
            default -> method.invoke(statement.getParameterMetaData(), arguments);
        });
        return proxy(PreparedStatement.class, (method, arguments) -> switch (method.getName()) {
            case "getParameterMetaData" -> parameters;
            default -> invoke(statement, method, arguments, before);
        });
    }

    static Statement plain(Statement statement, WaitingWrites before) {
        return proxy(Statement.class, (method, arguments) -> invoke(statement, method, arguments, before));
    }

    private static Object invoke(Statement statement, Method method, Object[] arguments, WaitingWrites before)
            throws Exception {
        if (method.getName().startsWith("execute")) {
            before.send();
        }
        return method.invoke(statement, arguments);
    }

    @FunctionalInterface
    private interface Call {
        Object of(Method method, Object[] arguments) throws Exception;
    }

    private static <T> T proxy(Class<T> type, Call call) {
        return type.cast(Proxy.newProxyInstance(
                BlockStatements.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    try {
                        return call.of(method, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }
}
