package ua.meterline.store.group;

import java.util.List;

/** Selects the members of one type from a group of several. Thread-safe. */
public record Members<T>(Class<T> type) {
    public List<T> in(List<?> group) {
        return group.stream().filter(type::isInstance).map(type::cast).toList();
    }
}
