package ua.meterline.config;

import java.lang.reflect.Constructor;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** All declared settings, in the order of {@code application.properties}. */
final class SettingsCatalog {
    private static final List<Declaration> DECLARATIONS = declarations(Settings.class, false);
    private static final Map<String, Declaration> BY_NAME =
            DECLARATIONS.stream().collect(Collectors.toMap(Declaration::name, Function.identity()));

    private SettingsCatalog() {}

    static List<Declaration> declarations() {
        return DECLARATIONS;
    }

    static Map<String, Declaration> byName() {
        return BY_NAME;
    }

    /** The only constructor of a settings group. */
    static Constructor<?> constructor(Class<?> group) {
        return group.getDeclaredConstructors()[0];
    }

    private static List<Declaration> declarations(Class<?> group, boolean perLink) {
        List<Declaration> found = new ArrayList<>();
        for (Parameter parameter : constructor(group).getParameters()) {
            Setting setting = parameter.getAnnotation(Setting.class);
            if (setting != null) {
                found.add(new Declaration(setting, parameter.getType(), perLink));
            }
            if (parameter.getType() == List.class) {
                found.addAll(declarations(LinkSettings.class, true));
            } else if (setting == null && parameter.getType() != String.class) {
                found.addAll(declarations(parameter.getType(), perLink));
            }
        }
        return found;
    }
}
