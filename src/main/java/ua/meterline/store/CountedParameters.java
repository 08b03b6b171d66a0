package ua.meterline.store;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;

/**
 * Prepared statements that tell how many parameters they have without asking the server. camel-jdbc wants to know
 * before each execution, and the driver of PostgreSQL has the server parse the statement once more for it.
 */
final class CountedParameters {
    private CountedParameters() {}

    /** @param sql of the statement */
    static PreparedStatement of(PreparedStatement statement, String sql) {
        int count = (int) sql.chars().filter(character -> character == '?').count();
        ParameterMetaData parameters = proxy(ParameterMetaData.class, (method, arguments) -> switch (method.getName()) {
            case "getParameterCount" -> count;
            default -> method.invoke(statement.getParameterMetaData(), arguments);
        });
        return proxy(PreparedStatement.class, (method, arguments) -> switch (method.getName()) {
            case "getParameterMetaData" -> parameters;
            default -> method.invoke(statement, arguments);
        });
    }

    @FunctionalInterface
    private interface Call {
        Object of(Method method, Object[] arguments) throws Exception;
    }

    private static <T> T proxy(Class<T> type, Call call) {
        return type.cast(Proxy.newProxyInstance(
                CountedParameters.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    try {
                        return call.of(method, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }
}
