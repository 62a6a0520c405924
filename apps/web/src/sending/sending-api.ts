import { useQuery } from '@tanstack/react-query';
import type { ListPage } from '../../../../libs/contracts/api';
import type {
  ChannelView,
  FailedMessageView,
  MessageChannel,
  SendingSettings,
  SendingSettingsView,
} from '../../../../libs/contracts/sending';
import { request } from '../shared/api';
import { useListPages } from '../shared/list-pages';
import { queryClient } from '../shared/queries';

const SETTINGS = ['sending-settings'];
const CHANNELS = ['sending-channels'];
const FAILED = ['sending-failed'];
/** A test is on its way for a second or two. */
const FOLLOW_MS = 2_000;

const show = (view: SendingSettingsView) => queryClient.setQueryData(SETTINGS, view);

export const sendingApi = {
  choose: (settings: SendingSettings) => request<SendingSettingsView>('PUT', '/sending/settings', settings).then(show),
  test: (channel: MessageChannel) => request<SendingSettingsView>('POST', '/sending/test', { channel }).then(show),
  sendEmailLink: () => request<SendingSettingsView>('POST', '/sending/email-link').then(show),
  confirmEmail: (code: string) => request<SendingSettingsView>('POST', '/sending/email', { code }).then(show),
  again: async (ids: string[]) => {
    const { again } = await request<{ again: number }>('POST', '/sending/again', { ids });
    await Promise.all([CHANNELS, FAILED].map((queryKey) => queryClient.invalidateQueries({ queryKey })));
    return again;
  },
};

export const useSendingSettings = () =>
  useQuery({
    queryKey: SETTINGS,
    queryFn: () => request<SendingSettingsView>('GET', '/sending/settings'),
    refetchInterval: ({ state }) => (state.data?.last[0]?.state === 'waiting' ? FOLLOW_MS : false),
  });

export const useChannels = () =>
  useQuery({ queryKey: CHANNELS, queryFn: () => request<ChannelView[]>('GET', '/sending/channels'), refetchInterval: 30_000 });

export const useFailed = () =>
  useListPages<FailedMessageView>(FAILED, (cursor) =>
    request<ListPage<FailedMessageView>>(
      'GET',
      `/sending/failed${cursor === null ? '' : `?cursor=${encodeURIComponent(cursor)}`}`,
    ),
  );
