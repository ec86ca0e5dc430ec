package io.firstcome.lab.web;

import java.util.List;

import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

import io.firstcome.http.ApiCall;
import io.firstcome.http.ApiCall.Access;
import io.firstcome.http.ApiCalls;

/// The lab's calls, which are no part of the published interface.
@Component
@Profile("lab")
class LabCalls implements ApiCalls {

    private static final String COUPONS = "/lab/{strategy}/coupons";

    @Override
    public List<ApiCall> calls() {
        return List.of(ApiCall.unpublished("POST", BareRoutes.OPEN, Access.OPEN),
                ApiCall.unpublished("POST", BareRoutes.BARE, Access.USER),
                ApiCall.unpublished("POST", COUPONS, Access.ADMIN),
                ApiCall.unpublished("GET", COUPONS + "/{id}", Access.USER),
                ApiCall.unpublished("POST", COUPONS + "/{id}/issues", Access.USER),
                ApiCall.unpublished("POST", "/lab/firstcome/coupons/{id}/crowd", Access.ADMIN),
                ApiCall.unpublished("POST", "/lab/ledger", Access.ADMIN),
                ApiCall.unpublished("GET", "/lab/redis", Access.USER));
    }

}
