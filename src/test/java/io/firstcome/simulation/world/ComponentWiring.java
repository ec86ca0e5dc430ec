package io.firstcome.simulation.world;

import java.lang.reflect.Constructor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import org.springframework.beans.BeanUtils;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.util.ClassUtils;

/// Puts the rooms' components together as Spring does, by the types that their
/// constructors ask for; Spring itself would take longer than a whole history.
final class ComponentWiring {

    private static final List<String> ROOMS = List.of("flow", "coupon", "issuance", "admission", "wallet", "audit");

    private static final List<Class<?>> COMPONENTS = components();

    private static final Map<Class<?>, List<Constructor<?>>> CONSTRUCTORS = new ConcurrentHashMap<>();

    private static final Map<Class<?>, Object> SETTINGS = new ConcurrentHashMap<>();

    private final Map<Class<?>, Object> parts = new LinkedHashMap<>();

    /// @param given what no room has
    ComponentWiring(List<Object> given) {
        given.forEach(part -> parts.put(part.getClass(), part));
    }

    /// The one part of this type, made now if it is not there yet.
    <T> T get(Class<T> type) {
        return type.cast(find(type));
    }

    /// What Spring would start.
    List<SmartLifecycle> lifecycles() {
        return COMPONENTS.stream()
            .filter(SmartLifecycle.class::isAssignableFrom)
            .map(type -> (SmartLifecycle) find(type))
            .toList();
    }

    private Object find(Class<?> type) {
        for (Object part : parts.values()) {
            if (type.isInstance(part)) {
                return part;
            }
        }
        if (type.isAnnotationPresent(ConfigurationProperties.class)) {
            return SETTINGS.computeIfAbsent(type, ComponentWiring::settings);
        }
        Class<?> component = COMPONENTS.stream()
            .filter(type::isAssignableFrom)
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("nobody is a " + type.getName()));
        Object made = make(component);
        parts.put(component, made);
        return made;
    }

    private Object make(Class<?> component) {
        Constructor<?> constructor = constructors(component).stream()
            .filter(candidate -> Stream.of(candidate.getParameterTypes()).allMatch(this::isKnown))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("nobody can make a " + component.getName()));
        var arguments = new ArrayList<Object>();
        for (Class<?> parameter : constructor.getParameterTypes()) {
            arguments.add(find(parameter));
        }
        return BeanUtils.instantiateClass(constructor, arguments.toArray());
    }

    private boolean isKnown(Class<?> type) {
        return type.isAnnotationPresent(ConfigurationProperties.class)
                || parts.values().stream().anyMatch(type::isInstance)
                || COMPONENTS.stream().anyMatch(type::isAssignableFrom);
    }

    private static List<Constructor<?>> constructors(Class<?> component) {
        return CONSTRUCTORS.computeIfAbsent(component,
                type -> Stream.<Constructor<?>>of(type.getDeclaredConstructors())
                    .sorted(Comparator.comparing(Constructor::toString))
                    .toList());
    }

    private static Object settings(Class<?> type) {
        String prefix = type.getAnnotation(ConfigurationProperties.class).value();
        return new Binder(new MapConfigurationPropertySource(Map.of())).bindOrCreate(prefix, type);
    }

    private static List<Class<?>> components() {
        var scanner = new ClassPathScanningCandidateComponentProvider(true);
        return ROOMS.stream()
            .flatMap(room -> scanner.findCandidateComponents("io.firstcome." + room).stream())
            .<Class<?>>map(found -> ClassUtils.resolveClassName(String.valueOf(found.getBeanClassName()),
                    ComponentWiring.class.getClassLoader()))
            .toList();
    }

}
