import { useQuery } from '@tanstack/react-query';
import type { ReceiptCard, VerificationView } from '../../../../libs/contracts/record';
import { request } from '../shared/api';

export const useReceipts = (id: string) =>
  useQuery({
    queryKey: ['receipts', id],
    queryFn: () => request<ReceiptCard[]>('GET', `/cases/${encodeURIComponent(id)}/receipts`),
  });

export const verifyCase = (id: string) => request<VerificationView>('GET', `/cases/${encodeURIComponent(id)}/verification`);

export const receiptAddress = (id: string, seq: number) => `/api/cases/${encodeURIComponent(id)}/receipts/${seq}`;
export const exportAddress = (id: string) => `/api/cases/${encodeURIComponent(id)}/export`;
/** 办理单, as Word. */
export const opinionPdfAddress = (id: string) => `${opinionSheetAddress(id)}/pdf`;
export const opinionSheetAddress = (id: string) => `/api/cases/${encodeURIComponent(id)}/opinion-sheet`;
/** 提交回执, as PDF. */
export const filingReceiptAddress = (id: string) => `/api/cases/${encodeURIComponent(id)}/filing-receipt`;
/** All of a closed case as one archive. */
export const packageAddress = (id: string) => `/api/cases/${encodeURIComponent(id)}/package`;
/** One page that verifies itself, without our software or a network. */
export const reportAddress = (id: string, language: 'zh' | 'en') =>
  `/api/cases/${encodeURIComponent(id)}/report?language=${language}`;
