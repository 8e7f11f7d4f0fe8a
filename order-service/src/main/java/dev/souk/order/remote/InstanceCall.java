package dev.souk.order.remote;

import dev.souk.common.loadbalancing.BalancedCall;
import dev.souk.common.loadbalancing.BalancedInstance;
import dev.souk.common.loadbalancing.CallOutcome;
import java.io.IOException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.web.client.HttpServerErrorException;
import org.springframework.web.client.ResourceAccessException;

/** One call to one instance. It tells the load balancer how the call ended, and turns 5xx into an exception. */
@FunctionalInterface
interface InstanceCall {

    ClientHttpResponse send() throws IOException;

    /** Sends the request to this instance. */
    default ClientHttpResponse to(BalancedInstance instance) {
        BalancedCall call = instance.begin();
        try {
            ClientHttpResponse response = send();
            HttpStatusCode status = response.getStatusCode();
            call.end(CallOutcome.ofStatus(status.value()));
            if (status.is5xxServerError()) {
                response.close();
                throw new HttpServerErrorException(status);
            }
            return response;
        } catch (IOException failure) {
            call.end(outcome(failure));
            throw new ResourceAccessException(String.valueOf(failure.getMessage()), failure);
        } finally {
            call.end(CallOutcome.CANCELLED); // has no effect on a call that has ended
        }
    }

    private static CallOutcome outcome(IOException failure) {
        boolean isResponseTimeout =
                failure instanceof HttpTimeoutException && !(failure instanceof HttpConnectTimeoutException);
        return isResponseTimeout ? CallOutcome.ERROR : CallOutcome.UNREACHABLE;
    }
}
