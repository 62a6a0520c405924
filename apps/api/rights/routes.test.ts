import 'reflect-metadata';
import { METHOD_METADATA } from '@nestjs/common/constants';
import { RequestMethod } from '@nestjs/common';
import { ApiModule } from '../api.module';
import { PERMISSION } from './permission';

interface Route {
  name: string;
  permission: string | undefined;
  method: RequestMethod;
}

function routes(): Route[] {
  const controllers = ApiModule.with({} as never).controllers ?? [];
  return controllers.flatMap((controller) => {
    const methods = controller.prototype as Record<string, object>;
    return Object.getOwnPropertyNames(methods)
      .filter((name) => name !== 'constructor' && Reflect.hasMetadata(METHOD_METADATA, methods[name] as object))
      .map((name) => ({
        name: `${controller.name}.${name}`,
        permission: Reflect.getMetadata(PERMISSION, methods[name] as object) as string | undefined,
        method: Reflect.getMetadata(METHOD_METADATA, methods[name] as object) as RequestMethod,
      }));
  });
}

describe('the routes of the API', () => {
  it('each name the permission that they need', () => {
    const all = routes();
    expect(all.length).toBeGreaterThan(30);
    expect(all.filter((route) => route.permission === undefined).map((route) => route.name)).toEqual([]);
  });

  it('let nobody in unsigned but to sign in, to be checked for health, and to see the demo accounts', () => {
    const open = routes().filter((route) => route.permission === 'public');
    expect(open.map((route) => route.name).sort()).toEqual([
      'BallotLinkController.open',
      'HealthController.check',
      'InvitationsController.accept',
      'InvitationsController.read',
      'MethodsController.begin',
      'MethodsController.enter',
      'MethodsController.finish',
      'MethodsController.list',
      'MethodsController.send',
      // It names routes and shapes, and no data.
      'OpenApiController.read',
      'SessionController.demo',
      'SessionController.signIn',
      // Whoever has a share link holds its token, and is shown a stage and its days.
      'ShareController.open',
    ]);
  });

  it('change nothing by GET', () => {
    const reading = routes().filter((route) => route.method === RequestMethod.GET);
    expect(reading.length).toBeGreaterThan(10);
    expect(
      reading
        .map((route) => route.name)
        .filter((name) => /act|file$|withdraw|convene|close|confirm/i.test(name.split('.')[1] ?? '')),
    ).toEqual([]);
  });
});
