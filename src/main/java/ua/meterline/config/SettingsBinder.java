package ua.meterline.config;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.List;

/**
 * Creates the settings groups from texts and collects all problems. A group is created only if each of its values is
 * valid, so its constructor never receives a missing one.
 */
final class SettingsBinder {
    private static final String NO_LINK = "";

    private final SettingsSources sources;
    private final List<String> problems;

    SettingsBinder(SettingsSources sources) {
        this.sources = sources;
        this.problems = new ArrayList<>(sources.problems());
    }

    /** @throws SettingsException naming each setting that is wrong or unknown */
    Settings bind() throws SettingsException {
        Settings settings = (Settings) group(Settings.class, NO_LINK);
        if (!problems.isEmpty()) {
            throw new SettingsException(problems.stream().distinct().toList());
        }
        return settings;
    }

    /** Null, with the problems reported, when a value of the group is wrong. */
    private Object group(Class<?> type, String link) {
        int before = problems.size();
        Constructor<?> constructor = SettingsCatalog.constructor(type);
        List<Object> arguments = new ArrayList<>();
        for (Parameter parameter : constructor.getParameters()) {
            arguments.add(argument(parameter, link));
        }
        return problems.size() > before ? null : create(constructor, arguments, link);
    }

    private Object argument(Parameter parameter, String link) {
        Setting setting = parameter.getAnnotation(Setting.class);
        if (setting == null) {
            return parameter.getType() == String.class ? link : group(parameter.getType(), link);
        }
        SettingDefinition definition = SettingsCatalog.byName().get(setting.name());
        String text = sources.value(setting.name(), link).text();
        try {
            return definition.type() == List.class ? links(LinkNames.of(text)) : definition.convert(text);
        } catch (IllegalArgumentException e) {
            report(setting.name(), e.getMessage(), link);
            return null;
        }
    }

    private List<Object> links(List<String> names) {
        List<Object> links = new ArrayList<>();
        for (String name : names.isEmpty() ? List.of(NO_LINK) : names) {
            links.add(group(LinkSettings.class, name));
        }
        return links;
    }

    private Object create(Constructor<?> constructor, List<Object> arguments, String link) {
        try {
            return constructor.newInstance(arguments.toArray());
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof InvalidGroupException invalid) {
                invalid.problems().forEach((name, problem) -> report(name, problem, link));
                return null;
            }
            throw new IllegalStateException(e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private void report(String setting, String problem, String link) {
        boolean secret = SettingsCatalog.byName().get(setting).isSecret();
        problems.add(sources.value(setting, link).problem(problem, secret));
    }
}
