package ua.meterline.config;

import java.lang.reflect.Constructor;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** All settings, in the order of {@code application.properties}. */
final class SettingsCatalog {
    /** Java reads the annotations of a constructor anew for each copy of it that it returns. */
    private static final ClassValue<Constructor<?>> CONSTRUCTOR = new ClassValue<>() {
        @Override
        protected Constructor<?> computeValue(Class<?> group) {
            return group.getDeclaredConstructors()[0];
        }
    };

    private static final List<SettingDefinition> DEFINITIONS = definitions(Settings.class, false);
    private static final Map<String, SettingDefinition> BY_NAME =
            DEFINITIONS.stream().collect(Collectors.toMap(SettingDefinition::name, Function.identity()));

    private SettingsCatalog() {}

    static List<SettingDefinition> definitions() {
        return DEFINITIONS;
    }

    static Map<String, SettingDefinition> byName() {
        return BY_NAME;
    }

    /** Whether SIGHUP applies a new value; also by the name of a setting of one link. */
    static boolean isReloadable(String name) {
        return BY_NAME.get(commonName(name)).setting().reload();
    }

    /** {@code meterline.smpp.a.host} is the setting {@code meterline.smpp.host} for the link {@code a}. */
    static String commonName(String name) {
        if (BY_NAME.containsKey(name)) {
            return name;
        }
        int link = name.indexOf('.', LinkNames.PREFIX.length());
        return LinkNames.PREFIX + name.substring(link + 1);
    }

    /** The only constructor of a settings group. */
    static Constructor<?> constructor(Class<?> group) {
        return CONSTRUCTOR.get(group);
    }

    private static List<SettingDefinition> definitions(Class<?> group, boolean perLink) {
        List<SettingDefinition> found = new ArrayList<>();
        for (Parameter parameter : constructor(group).getParameters()) {
            Setting setting = parameter.getAnnotation(Setting.class);
            if (setting != null) {
                found.add(new SettingDefinition(setting, parameter.getType(), perLink));
            }
            if (parameter.getType() == List.class) {
                found.addAll(definitions(LinkSettings.class, true));
            } else if (setting == null && parameter.getType() != String.class) {
                found.addAll(definitions(parameter.getType(), perLink));
            }
        }
        return found;
    }
}
