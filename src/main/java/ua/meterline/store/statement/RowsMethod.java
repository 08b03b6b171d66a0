package ua.meterline.store.statement;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Expression;
import org.apache.camel.component.bean.BeanInfo;
import org.apache.camel.component.bean.MethodInfo;
import org.apache.camel.support.CamelContextHelper;

/**
 * The method of a bean that returns the rows of a statement. Its parameters are bound as by Camel's bean component.
 * That component would copy the exchange with all its variables for each call, and a group of messages makes forty
 * calls. Thread-safe if the bean is.
 */
final class RowsMethod {
    private final Object bean;
    private final Method method;
    private final Expression arguments;

    private RowsMethod(CamelContext context, Object bean, MethodInfo info) {
        this.bean = bean;
        this.method = info.getMethod();
        this.arguments = info.getParametersExpression();
        arguments.init(context);
        // The class of a bean need not be public.
        method.setAccessible(true);
    }

    /**
     * @param reference of the form {@code #bean.method}
     * @throws IllegalArgumentException when it is not, or the bean has not one such public method
     * @throws org.apache.camel.NoSuchBeanException when there is no such bean
     */
    static RowsMethod of(CamelContext context, String reference) {
        int dot = reference.indexOf('.');
        if (!reference.startsWith("#") || dot < 0) {
            throw new IllegalArgumentException("rows must be #bean.method");
        }
        Object bean = CamelContextHelper.mandatoryLookup(context, reference.substring(1, dot));
        String name = reference.substring(dot + 1);
        List<MethodInfo> named = new BeanInfo(context, bean.getClass())
                .getMethods().stream()
                        .filter(info -> isPublic(info.getMethod(), name))
                        .toList();
        if (named.size() != 1) {
            throw new IllegalArgumentException(
                    bean.getClass().getName() + " has " + named.size() + " public methods " + name + ", and needs one");
        }
        return new RowsMethod(context, bean, named.get(0));
    }

    private static boolean isPublic(Method method, String name) {
        return method.getName().equals(name) && Modifier.isPublic(method.getModifiers());
    }

    /**
     * The rows; a single one, too, is in a list.
     *
     * @throws Exception what the method throws
     */
    @SuppressWarnings("unchecked") // as the statements expect of their beans
    List<Map<String, ?>> evaluate(Exchange exchange) throws Exception {
        Object rows = invoke(arguments.evaluate(exchange, Object[].class));
        return rows instanceof Map<?, ?> row ? List.of((Map<String, ?>) row) : (List<Map<String, ?>>) rows;
    }

    private Object invoke(Object[] values) throws Exception {
        try {
            return method.invoke(bean, values);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof Exception failure) {
                throw failure;
            }
            throw (Error) e.getCause();
        }
    }
}
