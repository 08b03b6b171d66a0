package ua.meterline.config;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Creates settings groups from texts. A group is created only if each of its values is valid, so that its constructor need not
 * expect missing ones. All problems are collected.
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

    /** Null, and a problem more, when a value of it is wrong. */
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
        SettingValue value = sources.value(setting.name(), link);
        try {
            return parameter.getType() == List.class
                    ? links(LinkNames.of(value.text()))
                    : new Declaration(setting, parameter.getType(), false).convert(value.text());
        } catch (IllegalArgumentException e) {
            problems.add(value.problem(e.getMessage(), parameter.getType() == Secret.class));
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
                invalid.problems().forEach((name, problem) -> addProblem(name, problem, link));
                return null;
            }
            throw new IllegalStateException(e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private void addProblem(String name, String problem, String link) {
        Map<String, Declaration> declared = SettingsCatalog.byName();
        problems.add(
                sources.value(name, link).problem(problem, declared.get(name).isSecret()));
    }
}
