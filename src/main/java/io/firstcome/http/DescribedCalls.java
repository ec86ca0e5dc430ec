package io.firstcome.http;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/// The calls of all rooms, to be looked up by request. Of several patterns that match a
/// path the most specific one counts, whatever its methods.
@Component
public class DescribedCalls {

    private final List<ApiCall> all;

    private final Map<PathPattern, Map<HttpMethod, ApiCall>> byPattern;

    DescribedCalls(List<ApiCalls> rooms) {
        this.all = rooms.stream().flatMap(room -> room.calls().stream()).toList();
        var sorted = new TreeMap<PathPattern, Map<HttpMethod, ApiCall>>(
                Comparator.<PathPattern>naturalOrder().thenComparing(PathPattern::getPatternString));
        all.forEach(call -> sorted
            .computeIfAbsent(PathPatternParser.defaultInstance.parse(call.path()), unknown -> new LinkedHashMap<>())
            .put(HttpMethod.valueOf(call.method()), call));
        this.byPattern = sorted;
    }

    public List<ApiCall> all() {
        return all;
    }

    /// The call that a request makes. HEAD is what GET would say, to the same people.
    /// Empty when there is none.
    public Optional<ApiCall> find(HttpMethod method, PathContainer path) {
        return Optional.ofNullable(at(path).get(method.equals(HttpMethod.HEAD) ? HttpMethod.GET : method));
    }

    /// The methods that a path knows. Empty when nothing is there.
    public Set<HttpMethod> methods(PathContainer path) {
        var methods = new LinkedHashSet<>(at(path).keySet());
        if (methods.isEmpty()) {
            return methods;
        }
        if (methods.contains(HttpMethod.GET)) {
            methods.add(HttpMethod.HEAD);
        }
        methods.add(HttpMethod.OPTIONS);
        return methods;
    }

    private Map<HttpMethod, ApiCall> at(PathContainer path) {
        for (Map.Entry<PathPattern, Map<HttpMethod, ApiCall>> entry : byPattern.entrySet()) {
            if (entry.getKey().matches(path)) {
                return entry.getValue();
            }
        }
        return Map.of();
    }

}
