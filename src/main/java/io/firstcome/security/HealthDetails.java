package io.firstcome.security;

import java.security.Principal;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.SecurityContext;
import org.springframework.boot.health.actuate.endpoint.AdditionalHealthEndpointPath;
import org.springframework.boot.health.actuate.endpoint.HealthEndpointGroup;
import org.springframework.boot.health.actuate.endpoint.HealthEndpointGroups;
import org.springframework.boot.health.actuate.endpoint.HealthEndpointGroupsPostProcessor;
import org.springframework.boot.health.actuate.endpoint.HttpCodeStatusMapper;
import org.springframework.boot.health.actuate.endpoint.StatusAggregator;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/// Health is everybody's, its reasons are the administrators': they name addresses.
@Component
class HealthDetails implements HealthEndpointGroupsPostProcessor {

    @Override
    public HealthEndpointGroups postProcessHealthEndpointGroups(HealthEndpointGroups groups) {
        Map<String, HealthEndpointGroup> named = groups.getNames()
            .stream()
            .collect(Collectors.toMap(name -> name, name -> new Group(Objects.requireNonNull(groups.get(name)))));
        return HealthEndpointGroups.of(new Group(groups.getPrimary()), named);
    }

    private static boolean isAdmin(SecurityContext context) {
        @Nullable Principal caller = context.getPrincipal();
        return caller instanceof Authentication token
                && token.getAuthorities().stream().anyMatch(granted -> CallAccess.ADMIN.equals(granted.getAuthority()));
    }

    private record Group(HealthEndpointGroup group) implements HealthEndpointGroup {

        @Override
        public boolean isMember(String name) {
            return group.isMember(name);
        }

        @Override
        public boolean showComponents(SecurityContext context) {
            return isAdmin(context);
        }

        @Override
        public boolean showDetails(SecurityContext context) {
            return isAdmin(context);
        }

        @Override
        public StatusAggregator getStatusAggregator() {
            return group.getStatusAggregator();
        }

        @Override
        public HttpCodeStatusMapper getHttpCodeStatusMapper() {
            return group.getHttpCodeStatusMapper();
        }

        @Override
        public @Nullable AdditionalHealthEndpointPath getAdditionalPath() {
            return group.getAdditionalPath();
        }

    }

}
