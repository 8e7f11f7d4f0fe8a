// The gRPC API of the shop for scripts of a page: the official client of gRPC-Web, with messages generated from the .proto files.
// The gateway serves it as /shop/grpc-web.js; ApiClientsIT says how that file is built.
import { create, fromBinary, toBinary } from '@bufbuild/protobuf';
import { base64Decode } from '@bufbuild/protobuf/wire';
import { GrpcWebClientBase, MethodDescriptor, MethodType, StatusCode } from 'grpc-web';
import { ErrorInfoSchema } from '../target/grpc-web/google/rpc/error_details_pb.js';
import { StatusSchema } from '../target/grpc-web/google/rpc/status_pb.js';
import { OrderService, OrderStatus } from '../target/grpc-web/souk/order/v1/order_service_pb.js';
import { UserService } from '../target/grpc-web/souk/user/v1/user_service_pb.js';

export { OrderStatus, StatusCode };

const ERROR_INFO = 'type.googleapis.com/google.rpc.ErrorInfo';

/**
 * The services of a gateway; of the page's own origin without an address. Each method takes a message as a plain object, and
 * metadata such as `{ authorization: 'Bearer ...' }`. A method with one response returns a promise of it; a stream returns an
 * async iterable, whose loop ends it when it is left. Both fail with the error of grpc-web; `reasonOf` says why.
 *
 * `format` is `text` or `binary`; a stream needs `text`.
 */
export function connect(gateway = '', format = 'text') {
  const client = new GrpcWebClientBase({ format });
  return { users: service(client, gateway, UserService), orders: service(client, gateway, OrderService) };
}

/** The reason of an error, such as EMAIL_TAKEN: the type of the problem in the REST API. Undefined if it has none. */
export function reasonOf(error) {
  const status = error.metadata?.['grpc-status-details-bin'];
  const { details } = status ? fromBinary(StatusSchema, base64Decode(status)) : { details: [] };
  const info = details.find(({ typeUrl }) => typeUrl === ERROR_INFO);
  return info && fromBinary(ErrorInfoSchema, info.value).reason;
}

function service(client, gateway, { typeName, methods }) {
  return Object.fromEntries(
    methods.map((method) => {
      const url = `${gateway}/${typeName}/${method.name}`;
      const isStream = method.methodKind === 'server_streaming';
      const descriptor = new MethodDescriptor(
        `/${typeName}/${method.name}`,
        isStream ? MethodType.SERVER_STREAMING : MethodType.UNARY,
        Object,
        Object,
        (request) => toBinary(method.input, create(method.input, request)),
        (response) => fromBinary(method.output, response),
      );
      const call = (request, metadata = {}) =>
        isStream
          ? responses(client.serverStreaming(url, request, metadata, descriptor))
          : client.unaryCall(url, request, metadata, descriptor);
      return [method.localName, call];
    }),
  );
}

/** The messages of a stream as they arrive. */
async function* responses(stream) {
  const arrived = [];
  let notify = () => {};
  const next = (event) => {
    arrived.push(event);
    notify();
  };
  stream.on('data', (message) => next({ message }));
  stream.on('error', (error) => next({ error }));
  stream.on('end', () => next({}));
  try {
    for (;;) {
      while (arrived.length === 0) {
        await new Promise((resolve) => (notify = resolve));
      }
      const { message, error } = arrived.shift();
      if (error) {
        throw error;
      } else if (!message) {
        return;
      }
      yield message;
    }
  } finally {
    stream.cancel();
  }
}
