package ua.meterline.app;

import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.main.Main;

/** Binds beans by name, and values of {@code {{placeholders}}}, for the routes. */
interface RouteBindings {
    void bind(String name, Object part);

    void property(String name, Object value);

    default void properties(String prefix, Map<String, ?> values) {
        values.forEach((name, value) -> property(prefix + name, value));
    }

    static RouteBindings of(Main main) {
        return new RouteBindings() {
            @Override
            public void bind(String name, Object part) {
                main.bind(name, part);
            }

            @Override
            public void property(String name, Object value) {
                main.addOverrideProperty(name, value.toString());
            }
        };
    }

    static RouteBindings of(CamelContext context) {
        return new RouteBindings() {
            @Override
            public void bind(String name, Object part) {
                context.getRegistry().bind(name, part);
            }

            @Override
            public void property(String name, Object value) {
                context.getPropertiesComponent().addOverrideProperty(name, value.toString());
            }
        };
    }
}
